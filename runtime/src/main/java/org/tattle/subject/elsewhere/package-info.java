/** Models that were made elsewhere, and how they become targets: whose rows, and who answers. */
package org.tattle.subject.elsewhere;
