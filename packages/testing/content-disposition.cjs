/**
 * Stands in for content-disposition 3, an ES module that @fastify/static requires: jest can do that on Node 24.9
 * and later only. It names downloads, which nobody here sends that way.
 */
exports.create = () => {
  throw new Error('content-disposition is not there in tests');
};
