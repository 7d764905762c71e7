/** Defenses that change the training. */
package org.tattle.defense.train;
