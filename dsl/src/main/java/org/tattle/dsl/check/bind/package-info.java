/** Names looked up and arguments bound to the parameters that declare them. */
package org.tattle.dsl.check.bind;
