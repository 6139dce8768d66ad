// A type check of a fresh clone needs the compiled messages, which only a build makes otherwise.
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from '../paraglide.config.mjs';

await compile(paraglideOptions);
