/** Attacks that learn what the training data are like as a whole. */
package org.tattle.attack.property;
