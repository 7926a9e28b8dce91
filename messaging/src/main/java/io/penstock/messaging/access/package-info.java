/** What every service does about callers before it asks who they are, and about answers when they leave. */
@org.jspecify.annotations.NullMarked
package io.penstock.messaging.access;
