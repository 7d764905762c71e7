/**
 * Steps of training: which rows they take, whom they train against, when they stop, and privacy.
 */
package org.tattle.nn.step;
