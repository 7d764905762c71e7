/** Layers, optimizers and the trainer: the only package that talks to native linear algebra. */
package org.tattle.nn;
