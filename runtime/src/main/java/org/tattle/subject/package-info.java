/**
 * What may leak: targets, who answers for them, how more like them are made, and who makes them.
 */
package org.tattle.subject;
