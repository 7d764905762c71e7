/** Attacks that ask who was in the training data, and what their scores are held to. */
package org.tattle.attack.membership;
