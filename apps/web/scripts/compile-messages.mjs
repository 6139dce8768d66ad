// A type check of a fresh clone needs the compiled messages, which only a build makes otherwise.
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from '../paraglide.config.mjs';
import { mergeMessages } from './merge-messages.mjs';

mergeMessages();
await compile(paraglideOptions);
// The compiler leaves timers of 30 s behind, for which the process would wait.
process.exit();
