/** How a statistic is answered: its bounds, its noise, what it costs, and what is said of it. */
package org.tattle.privacy.release.answer;
