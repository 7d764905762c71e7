/** Mechanisms: answers with exactly the noise that their guarantee speaks of. */
package org.tattle.privacy.noise;
