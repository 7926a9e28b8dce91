package io.penstock.messaging;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The method takes calls with query parameters that it does not declare, and decides itself about what it does not know. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface AnyQueryParameters {}
