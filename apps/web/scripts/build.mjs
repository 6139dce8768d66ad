// The compiler of the messages leaves timers of 30 s behind, for which the process would wait.
import { build } from 'vite';

await build();
process.exit();
