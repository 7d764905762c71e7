/** Whose a model is: by its mark, by the rows that it was trained on, or by what moved these. */
package org.tattle.claim.owner;
