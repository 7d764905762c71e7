/** Attacks that learn of people from counts that were published. */
package org.tattle.attack.counts;
