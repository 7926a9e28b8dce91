package io.penstock.notification.sms;

import io.penstock.notification.ledger.DeliveryState;
import io.penstock.notification.ledger.News;
import io.penstock.notification.ledger.Outcome.Unreachable;

/** Reads Twilio's message status, see https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
final class TwilioStatus {

    private TwilioStatus() {}

    /** @param errorCode null where there is none */
    static News news(String sid, String status, Integer errorCode) {
        return switch (status) {
            case "delivered", "read" -> new News(sid, DeliveryState.DELIVERED, null);
            case "undelivered", "failed", "canceled" -> failed(sid, status, errorCode);
            default -> new News(sid, DeliveryState.ACCEPTED, null);
        };
    }

    private static News failed(String sid, String status, Integer errorCode) {
        String reason = errorCode == null ? "Twilio " + status : TwilioCode.reason(errorCode);
        return switch (TwilioCode.of(errorCode)) {
            case OPTED_OUT -> new News(sid, DeliveryState.FAILED, reason, new Unreachable(reason, true));
            case WRONG_NUMBER -> new News(sid, DeliveryState.FAILED, reason, new Unreachable(reason, false));
            case HANDSET_AWAY, ACCOUNT, MESSAGE -> new News(sid, DeliveryState.FAILED, reason);
        };
    }
}
