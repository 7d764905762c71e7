/** What noise is worth: losses summed over many steps, and epsilon at a delta. */
package org.tattle.privacy.account;
