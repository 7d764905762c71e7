/** Attacks that slip rows into the training to steer the model that comes of it. */
package org.tattle.attack.poisoning;
