/** Attacks that change a row a little, so that a model takes it for something else. */
package org.tattle.attack.evasion;
