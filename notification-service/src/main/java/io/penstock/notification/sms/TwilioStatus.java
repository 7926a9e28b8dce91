package io.penstock.notification.sms;

import io.penstock.notification.ledger.DeliveryState;
import io.penstock.notification.ledger.News;

/** Reads Twilio's message status, see https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
final class TwilioStatus {

    private TwilioStatus() {}

    static News news(String sid, String status, String errorCode) {
        DeliveryState state =
                switch (status) {
                    case "delivered", "read" -> DeliveryState.DELIVERED;
                    case "undelivered", "failed", "canceled" -> DeliveryState.FAILED;
                    default -> DeliveryState.ACCEPTED;
                };
        return new News(sid, state, "Twilio " + (errorCode == null ? status : errorCode));
    }
}
