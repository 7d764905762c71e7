/**
 * Steps of training: which rows they take, what is lost, how the weights move, and what privacy
 * adds.
 */
package org.tattle.nn.step;
