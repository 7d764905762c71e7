/**
 * Networks at work: each layer forwards and backwards over batches of examples, or of boxes around
 * them. It is large because boxes go through the very layers that points go through, which nobody
 * else sees.
 */
package org.tattle.nn.stage;
