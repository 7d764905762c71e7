/** Models behind an address: what is put to them, how often, and what they answer. */
package org.tattle.endpoint;
