/** What may befall the platform. */
package io.penstock.torture.fault;
