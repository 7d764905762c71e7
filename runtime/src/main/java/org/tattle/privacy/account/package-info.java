/** What noise is worth: privacy losses, their sums over many steps, and epsilon at a delta. */
package org.tattle.privacy.account;
