/**
 * What the mart, SMART360 and the books must be after whatever sources and persons do, in plain maps, and the steps that
 * they can take. The tests of the etl service compare it with the service in one process, {@code ./penstock torture --model
 * --platform} with a running platform.
 */
package io.penstock.testkit.model;
