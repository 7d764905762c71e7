/** Networks at work: each layer forwards and backwards over batches of examples. */
package org.tattle.nn.stage;
