-- Grain: one person and number of days after sending, as etl.answer_survival has it.
select * from etl.answer_survival
