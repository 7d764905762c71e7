/** What training loses: the losses of outputs, and their gradients. */
package org.tattle.nn.loss;
