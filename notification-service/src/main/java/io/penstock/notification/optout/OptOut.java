package io.penstock.notification.optout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * An address to which nothing is sent.
 *
 * @param reason who or what wanted it so
 * @param createdBy user who entered it, or {@code notification-service} when a provider told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OptOut(String address, String reason, String createdBy, Instant createdAt) {}
