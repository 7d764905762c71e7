/** Secrets in shares, of which so many give the secret back and fewer give nothing. */
package org.tattle.crypto.sharing;
