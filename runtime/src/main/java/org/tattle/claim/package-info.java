/**
 * Whether a training keeps the privacy that is claimed for it. Probes look at one thing each, by
 * small trainings of the same engine; what one does not find is not proved, so each says how small
 * an error it would have seen.
 */
package org.tattle.claim;
