package io.penstock.testkit;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.internet.MimeMessage;

/** Stands for every recipient. {@link MailBox} has kept the mail by then, so a second copy in an inbox is not made. */
final class DiscardingUser implements GreenMailUser {

    private final GreenMailUser user;

    DiscardingUser(GreenMailUser user) {
        this.user = user;
    }

    @Override
    public void deliver(MovingMessage message) {
        // kept already
    }

    @Override
    public void deliver(MimeMessage message) {
        // kept already
    }

    @Override
    public String getEmail() {
        return user.getEmail();
    }

    @Override
    public String getLogin() {
        return user.getLogin();
    }

    @Override
    public void create() {
        user.create();
    }

    @Override
    public void delete() {
        user.delete();
    }

    @Override
    public String getPassword() {
        return user.getPassword();
    }

    @Override
    public void setPassword(String password) {
        user.setPassword(password);
    }

    @Override
    public void authenticate(String password) throws UserException {
        user.authenticate(password);
    }

    @Override
    public String getQualifiedMailboxName() {
        return user.getQualifiedMailboxName();
    }
}
