/** Statistics that are private to publish: counts, sums, means, quantiles and their like. */
package org.tattle.privacy.release;
