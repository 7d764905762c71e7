/** Marks that a model is taught to bear, so that its owner knows it again. */
package org.tattle.defense.mark;
