import { Typesetter, type PrintJob } from './typesetter.js';

/** The child process of a `Press`: a job in, its PDF out, one after the other. */
const typesetter = new Typesetter();

process.on('message', (job: PrintJob) => {
  try {
    process.send?.({ pdf: typesetter.pdf(job) });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? error.message : String(error) });
  }
});
