// The hot loops in AssemblyScript, compiled to WebAssembly by `npm run kernels`. Every sum runs in a
// fixed order, so the results are the same on every machine; the plain kernels do the same in
// TypeScript. Addresses are bytes in the linear memory; widths and counts are numbers of elements.
export {gatherVotes, scaleRows, scatterVotes} from './ballots';
export {cross, rotate} from './dense';
export {diagonalize, restore, tridiagonalize} from './eigen';
export {assign} from './kmeans-assign';
export {lowerDistances, reach} from './kmeans-start';
export {fit, setCentroid, update} from './kmeans-update';
export {sparseTimes} from './sparse';
