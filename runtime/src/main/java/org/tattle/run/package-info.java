/** What everything runs by: keys, seeds and randomness, caches, control, faults. */
package org.tattle.run;
