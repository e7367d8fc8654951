-- What the public reads of meetings and recommendations is drawn anew after a change.

do $$ declare part text; begin
  foreach part in array array['meeting', 'agenda_item', 'meeting_invitee', 'recommendation', 'followup'] loop
    execute format('create trigger note_%1$s_change after insert or update or delete on %1$I
      for each statement execute function note_register_change()', part);
  end loop;
end $$;
