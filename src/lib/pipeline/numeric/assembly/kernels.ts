// The hot loops in AssemblyScript, compiled to WebAssembly by `npm run kernels`. Every sum runs in a
// fixed order, so the results are the same on every machine; the plain kernels do the same in
// TypeScript. Addresses are bytes in the linear memory; widths and counts are numbers of elements.
export {cross, rotate} from './dense';
export {diagonalize, restore, tridiagonalize} from './eigen';
export {assign, lowerDistances, reach, setCentroid, sum, update} from './kmeans';
export {sparseTimes} from './sparse';
