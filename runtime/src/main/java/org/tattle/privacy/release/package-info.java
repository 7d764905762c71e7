/** Releases: statistics of rows with noise, priced and published together. */
package org.tattle.privacy.release;
