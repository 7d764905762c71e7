/** Whoever trains models from start to end, and what can be asked of a trained one. */
package org.tattle.nn.train;
