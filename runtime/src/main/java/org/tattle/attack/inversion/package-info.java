/** Attacks that make up what a model was trained on. */
package org.tattle.attack.inversion;
