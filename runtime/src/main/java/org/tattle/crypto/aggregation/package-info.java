/** Sums of vectors that clients add up under masks, so that their server learns nothing else. */
package org.tattle.crypto.aggregation;
