/** Defenses that change what a trained model answers. */
package org.tattle.defense.output;
