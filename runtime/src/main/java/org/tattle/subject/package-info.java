/** What may leak, and the recipes by which more of it is made. */
package org.tattle.subject;
