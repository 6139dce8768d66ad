import 'reflect-metadata';
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const require = createRequire(import.meta.url);

/**
 * The world of a test file: jest's for Node, with a way to libraries that Node has loaded outside of it, and with
 * those globals of Node's by which libraries tell what they are given (`instanceof Date`), or keep what decorators say.
 */
export default class NativeEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    Object.assign(this.global, { Reflect, Date, Error, TypeError, RangeError, Map, Set });
    this.global[Symbol.for('liandong.native')] = require;
  }
}
