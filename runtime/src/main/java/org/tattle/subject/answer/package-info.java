/** Who answers for a target, what is said, and what stands between it and whoever asks. */
package org.tattle.subject.answer;
