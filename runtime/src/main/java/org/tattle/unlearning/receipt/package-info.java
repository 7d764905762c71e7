/** What whoever asked to be forgotten is given, and can have checked. */
package org.tattle.unlearning.receipt;
