/** Attacks that copy a model by asking it. */
package org.tattle.attack.extraction;
