// Loaded with --import: ends this process when the one that started it is gone. A signal to npm reaches
// only the shell between npm and node, and a killed parent passes nothing on.
const PARENT = process.ppid;
const EVERY = 500;

setInterval(() => {
  if (process.ppid !== PARENT) process.kill(process.pid, 'SIGTERM');
}, EVERY).unref();
